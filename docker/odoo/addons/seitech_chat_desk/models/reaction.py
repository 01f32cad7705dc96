from odoo import _, api, models
from odoo.exceptions import AccessError, UserError

LONGEST_EMOJI = 16


class ChatReaction(models.Model):
    _name = 'seitech.chat.reaction'
    _inherit = ['seitech.chat.reaction', 'seitech.chat.visibility.recheck']
    _desk_visibility_fields = ('message_id',)

    @api.model_create_multi
    def create(self, vals_list):
        reactions = super().create(vals_list)
        reactions._desk_check_own()
        reactions._desk_check_emojis()
        reactions.message_id._desk_touch()
        return reactions

    def write(self, vals):
        self._desk_check_own()
        before = self.message_id
        result = super().write(vals)
        self._desk_check_own()
        self._desk_check_emojis()
        (before | self.message_id)._desk_touch()
        return result

    def unlink(self):
        self._desk_check_own()
        messages = self.message_id
        result = super().unlink()
        messages._desk_touch()
        return result

    def _desk_check_own(self):
        if any(reaction.user_id != self.env.user for reaction in self._desk_bound()):
            raise AccessError(_('Only who wrote a message changes it.'))

    def _desk_check_emojis(self):
        for reaction in self._desk_bound():
            self._desk_check_emoji(reaction.emoji)

    def _desk_bound(self):
        """Those in visitors' chats: there everybody reacts for himself, and with an emoji, as the visitor is shown it."""
        if self.env['res.users']._desk_speaks_for_others():
            return self.browse()
        return self.sudo().filtered(lambda reaction: reaction.message_id.channel_id.channel_type == 'public_support')

    @api.model
    def _desk_check_emoji(self, emoji):
        if not isinstance(emoji, str) or len(emoji) > LONGEST_EMOJI or emoji.isascii():
            raise UserError(_('That is no emoji.'))
