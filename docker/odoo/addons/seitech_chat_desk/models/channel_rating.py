from odoo import _, fields, models
from odoo.exceptions import AccessError, UserError

from .request import log_request
from .rpc import text, whole_number

# The first one is no star.
RATINGS = [
    ('0', 'Not rated'), ('1', 'Very poor'), ('2', 'Poor'), ('3', 'Fair'), ('4', 'Good'), ('5', 'Very good')]
BEST = 5
LONGEST_COMMENT = 2000


class ChatChannel(models.Model):
    _inherit = 'seitech.chat.channel'

    desk_rating = fields.Selection(RATINGS, string='Rating', readonly=True, copy=False)
    desk_rating_comment = fields.Text(string='Rating comment', readonly=True, copy=False)
    desk_rated_at = fields.Datetime(string='Rated', readonly=True, copy=False)

    def gateway_rate(self, rating, comment=''):
        """Notes what a visitor thinks of his chat, open or closed; for the gateway only. The last one counts.

        :param rating: 1 to 5
        """
        self.ensure_one()
        self._desk_check_gateway()
        channel = self.sudo()
        if channel.channel_type != 'public_support':
            raise AccessError(_("Only a visitor's chat can be rated."))
        if not 1 <= whole_number(rating) <= BEST:
            raise UserError('A number from 1 to 5 is expected.')
        log_request(self, 'rated')
        return channel.write({
            'desk_rating': str(rating),
            'desk_rating_comment': text(comment)[:LONGEST_COMMENT] or False,
            'desk_rated_at': fields.Datetime.now(),
        })
