"""The web desk: sign-in, board, dossiers, files in and out, and the way to Prefect."""
