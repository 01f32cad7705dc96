from odoo import _, api, models
from odoo.exceptions import AccessError

from .users import MODERATORS

# What a message says and who says it. Who has read it is free: everybody notes that for himself.
SAYING = {'content', 'author_id', 'author_name', 'channel_id', 'message_type', 'attachment_ids', 'parent_id'}


class ChatMessage(models.Model):
    """In a visitor's chat nobody speaks for another. Other chats are the customer's business.

    Looked at before and after: a message can be moved into such a chat, and its author be changed on the way.
    """
    _inherit = 'seitech.chat.message'

    @api.model_create_multi
    def create(self, vals_list):
        messages = super().create(vals_list)
        forged = messages._desk_of_others(unless_system=True)
        if forged:
            raise self.env['ir.rule']._make_access_error('create', forged)
        return messages

    def write(self, vals):
        says = not SAYING.isdisjoint(vals)
        if says:
            self._desk_check_said_by_user()
        result = super().write(vals)
        if says:
            self._desk_check_said_by_user()
        return result

    def unlink(self):
        if not self.env.user.has_group(MODERATORS):
            self._desk_check_said_by_user()
        return super().unlink()

    def _desk_check_said_by_user(self):
        if self._desk_of_others():
            raise AccessError(_('Only who wrote a message changes it.'))

    def _desk_of_others(self, unless_system=False):
        """Those in visitors' chats that the current user has not written, for whom that makes a difference."""
        if self.env['res.users']._desk_speaks_for_others():
            return self.browse()
        return self.browse(
            message.id for message in self.sudo()
            if message.channel_id.channel_type == 'public_support' and message.author_id != self.env.user
            and not (unless_system and message.message_type == 'system' and not message.author_id))
