"""What those who run Comeback ask of a process: is it alive, can it work, and how much did it do."""
