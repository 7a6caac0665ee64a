"""What the ward only proposes: dossiers sent up to the province, and what came back."""
