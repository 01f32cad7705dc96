from odoo import _, api, models
from odoo.exceptions import AccessError, UserError

from .rpc import text

# As much as a visitor may write.
LONGEST_TEXT = 10_000


class ChatMessage(models.Model):
    _inherit = 'seitech.chat.message'

    def desk_edit(self, content):
        self.ensure_one()
        self._desk_check_own()
        content = self._desk_content(content)
        if not content:
            raise UserError(_('Write something, or delete the message.'))
        return self.write({'content': content})

    @api.model
    def _desk_content(self, content):
        content = text(content)
        if len(content) > LONGEST_TEXT:
            raise UserError(_('A message has at most 10,000 characters.'))
        return content

    def desk_delete(self):
        self._desk_check_own()
        return self.unlink()

    def desk_react(self, emoji):
        """Adds the current user's reaction, or takes it back."""
        self.ensure_one()
        self.env['seitech.chat.reaction']._desk_check_emoji(emoji)
        values = {'message_id': self.id, 'user_id': self.env.uid, 'emoji': emoji}
        mine = self.env['seitech.chat.reaction'].search([(name, '=', value) for name, value in values.items()])
        return bool(mine.unlink() if mine else mine.create(values))

    def _desk_check_own(self):
        if any(message.author_id != self.env.user for message in self):
            raise AccessError(_('Only who wrote a message changes it.'))
