"""The recovery inclusion meeting: its series, its agenda, the meeting itself, its papers."""
