for (;;) alert("Are you still there?");
