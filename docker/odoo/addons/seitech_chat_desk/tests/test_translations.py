from io import BytesIO

import polib

from odoo.tests import TransactionCase, tagged
from odoo.tools import file_path
from odoo.tools.translate import trans_export


@tagged('post_install', '-at_install')
class TestTranslations(TransactionCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        buffer = BytesIO()
        trans_export(False, ['seitech_chat_desk'], buffer, 'po', cls.env)
        cls.texts = {entry.msgid for entry in polib.pofile(buffer.getvalue().decode())}

    def translated(self, name):
        return {entry.msgid for entry in polib.pofile(file_path(f'seitech_chat_desk/i18n/{name}'))
                if entry.msgstr or name.endswith('.pot')}

    def test_template_has_every_text(self):
        self.assertFalse(self.texts - self.translated('seitech_chat_desk.pot'))

    def test_arabic_has_every_text(self):
        self.assertFalse(self.texts - self.translated('ar.po'))
