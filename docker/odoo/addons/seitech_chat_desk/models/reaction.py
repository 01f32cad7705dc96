from odoo import models


class ChatReaction(models.Model):
    _name = 'seitech.chat.reaction'
    _inherit = ['seitech.chat.reaction', 'seitech.chat.visibility.recheck']
    _visibility_fields = ('message_id',)
