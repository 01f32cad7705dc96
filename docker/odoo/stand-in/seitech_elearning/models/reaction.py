from odoo import fields, models


class ChatReaction(models.Model):
    _name = 'seitech.chat.reaction'
    _description = 'Chat Reaction'
    _rec_name = 'emoji'

    message_id = fields.Many2one('seitech.chat.message', string='Message', required=True, index=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', string='User', required=True, default=lambda self: self.env.user, ondelete='cascade')
    emoji = fields.Char(required=True)

    _once_per_user = models.Constraint(
        'UNIQUE(message_id, user_id, emoji)', 'You have reacted to this message with this emoji already.')
