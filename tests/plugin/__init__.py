"""Tests of the plugin from outside: real runs in processes of their own."""
