"""What every step uses and what knows no Prefect: the step engine, forms, papers, pages."""
