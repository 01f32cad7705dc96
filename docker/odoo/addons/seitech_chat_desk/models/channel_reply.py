from odoo import _, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .rpc import whole_number, whole_numbers


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    def desk_reply(self, content, attachment_ids=(), key=None, parent_id=None):
        """Answers as the current user; returns the new message's id.

        :param attachment_ids: files that he has uploaded and that belong to nothing yet
        :param key: a UUID. Whoever sends the same one again gets the first message's id, and no second message.
        :param parent_id: the message of this channel that is answered, where the customer's module knows such a thing
        """
        self.ensure_one()
        self.check_access('read')
        if self.env.user._desk_is_gateway():
            raise AccessError(_('The chat gateway writes for visitors and answers nobody.'))
        repeated = self._desk_replied(key)
        if repeated:
            return repeated.id
        values = self._desk_reply_values(content, attachment_ids, parent_id)
        if not self.desk_assigned_id and self.env.user._desk_is_agent():
            self.desk_assigned_id = self.env.user
        message = self.env['seitech.chat.message'].create(values)
        self._desk_remember_reply(key, message)
        return message.id

    def _desk_reply_values(self, content, attachment_ids, parent_id):
        if self.state != 'active':
            raise UserError(_('This chat is closed. Reopen it first.'))
        messages = self.env['seitech.chat.message']
        content = messages._desk_content(content)
        files = messages._desk_uploaded(whole_numbers(attachment_ids or ()))
        if not content and not files:
            raise UserError(_('Write something before you send it.'))
        return {
            'channel_id': self.id,
            'author_id': self.env.uid,
            'content': content or ', '.join(files.mapped('name')),
            'message_type': messages._desk_type_for(files),
            'attachment_ids': [Command.set(files.ids)],
            **self._desk_parent_value(parent_id),
        }

    def _desk_parent_value(self, parent_id):
        messages = self.env['seitech.chat.message']
        if not parent_id or not messages._desk_has_parent():
            return {}
        if messages.browse(whole_number(parent_id)).exists().channel_id != self:
            raise UserError(_('The message that you answer is not part of this chat any more.'))
        return {'parent_id': parent_id}
