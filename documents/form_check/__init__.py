"""The form check (kiểm tra thể thức): any .docx read against Decree 30/2020/NĐ-CP."""

from documents.form_check.document_check import check_components, check_form
from documents.form_check.findings import faults_in

__all__ = ["check_components", "check_form", "faults_in"]
