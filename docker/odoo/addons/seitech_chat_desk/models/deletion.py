from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models

# The module under which the gateway names what it loads: Odoo's external ids.
GATEWAY_NAMES = '__chatgw__'

KEPT_DAYS = 30


class ChatDeletion(models.Model):
    """What was deleted, for a follower that only sees what is there. Nothing in it says who wrote what."""
    _name = 'seitech.chat.deletion'
    _description = 'Deleted chat messages and channels'
    _order = 'id'
    _rec_name = 'message_id'

    message_id = fields.Integer(help='0 when the whole channel was deleted.')
    channel_id = fields.Integer(required=True, index=True)
    external_id = fields.Char(help="The deleted message's name under the module __chatgw__.")

    @api.model
    def _desk_log(self, rows):
        self.with_user(SUPERUSER_ID).create(rows)

    @api.autovacuum
    def _gc_deletions(self):
        self.search([('create_date', '<', fields.Datetime.now() - timedelta(days=KEPT_DAYS))]).unlink()
