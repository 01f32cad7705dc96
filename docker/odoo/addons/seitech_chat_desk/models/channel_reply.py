import re

from psycopg2.errors import UniqueViolation

from odoo import _, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.fields import Command

KEYS = '__chatdesk__'
KEY_FORM = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


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
        repeated = self._desk_replied(key)
        if repeated:
            return repeated.id
        values = self._desk_reply_values((content or '').strip(), attachment_ids, parent_id)
        if not self.desk_assigned_id and self.env.user._desk_is_agent():
            self.desk_assigned_id = self.env.user
        message = self.env['seitech.chat.message'].create(values)
        self._desk_remember_reply(key, message)
        return message.id

    def _desk_reply_values(self, content, attachment_ids, parent_id):
        if self.state != 'active':
            raise UserError(_('This chat is closed. Reopen it first.'))
        messages = self.env['seitech.chat.message']
        files = messages._desk_uploaded(attachment_ids or ())
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
        if messages.browse(parent_id).exists().channel_id != self:
            raise UserError(_('The message that you answer is not part of this chat any more.'))
        return {'parent_id': parent_id}

    def _desk_replied(self, key):
        """The message that was sent with this key before, if any."""
        messages = self.env['seitech.chat.message']
        if not key:
            return messages
        if not (isinstance(key, str) and KEY_FORM.fullmatch(key)):
            raise UserError(_('The key of a message is a UUID in small letters.'))
        known = self.env['ir.model.data'].sudo().search([('module', '=', KEYS), ('name', '=', f'm_{key}')])
        message = messages.sudo().browse(known.res_id).exists().sudo(self.env.su)
        if known and (message.sudo().channel_id, message.sudo().author_id) != (self, self.env.user):
            raise UserError(_('This key was used for another message.'))
        return message

    def _desk_remember_reply(self, key, message):
        if not key:
            return
        try:
            self.env['ir.model.data'].sudo().create({
                'module': KEYS, 'name': f'm_{key}', 'model': message._name, 'res_id': message.id, 'noupdate': True})
        except UniqueViolation as error:
            # The same message is sent twice at once. The other one is not to be seen before this transaction is over.
            raise ConcurrencyError(f'the message {key} is being sent already') from error
