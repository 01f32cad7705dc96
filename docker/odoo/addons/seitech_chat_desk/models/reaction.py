from odoo import api, models


class ChatReaction(models.Model):
    _name = 'seitech.chat.reaction'
    _inherit = ['seitech.chat.reaction', 'seitech.chat.visibility.recheck']
    _desk_visibility_fields = ('message_id',)

    @api.model_create_multi
    def create(self, vals_list):
        reactions = super().create(vals_list)
        reactions.message_id._desk_touch()
        return reactions

    def write(self, vals):
        before = self.message_id
        result = super().write(vals)
        (before | self.message_id)._desk_touch()
        return result

    def unlink(self):
        messages = self.message_id
        result = super().unlink()
        messages._desk_touch()
        return result
