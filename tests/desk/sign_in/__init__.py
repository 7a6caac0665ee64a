"""Tests of desk/sign_in/."""
