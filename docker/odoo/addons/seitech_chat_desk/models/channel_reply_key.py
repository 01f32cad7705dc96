import re
from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo import _, api, fields, models
from odoo.exceptions import ConcurrencyError, UserError

# The module under which sent messages are named by their keys: Odoo's external ids, of which each exists once.
KEYS = '__chatdesk__'
# A browser that was away for longer does not send its answer again.
KEPT_DAYS = 30
KEY_FORM = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

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

    @api.autovacuum
    def _gc_reply_keys(self):
        old = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.env['ir.model.data'].sudo().search([('module', '=', KEYS), ('create_date', '<', old)]).unlink()
