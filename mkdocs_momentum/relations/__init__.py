"""What specs say of each other: kinds of relations, what they point at, and the graph that they make."""
