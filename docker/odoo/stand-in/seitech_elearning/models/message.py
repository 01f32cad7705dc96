from odoo import api, fields, models


class ChatMessage(models.Model):
    _name = 'seitech.chat.message'
    _description = 'Chat Message'
    _order = 'create_date, id'
    _rec_name = 'content'

    channel_id = fields.Many2one('seitech.chat.channel', string='Channel', required=True, index=True, ondelete='cascade')
    author_id = fields.Many2one('res.users', string='Author', index='btree_not_null', help='Empty for a visitor.')
    author_name = fields.Char(string='Author Name')
    content = fields.Text(required=True)
    message_type = fields.Selection([
        ('text', 'Text'),
        ('file', 'File'),
        ('image', 'Image'),
        ('system', 'System'),
    ], required=True, default='text')
    attachment_ids = fields.Many2many('ir.attachment', string='Attachments')
    read_by_ids = fields.Many2many('res.users', 'seitech_chat_message_read_rel', 'message_id', 'user_id', string='Read By')
    parent_id = fields.Many2one('seitech.chat.message', string='In Reply To', index='btree_not_null', ondelete='set null')
    reply_ids = fields.One2many('seitech.chat.message', 'parent_id', string='Replies')
    reaction_ids = fields.One2many('seitech.chat.reaction', 'message_id', string='Reactions')
    is_read = fields.Boolean(compute='_compute_is_read')
    reply_count = fields.Integer(compute='_compute_reply_count')

    @api.depends('read_by_ids')
    @api.depends_context('uid')
    def _compute_is_read(self):
        for message in self:
            message.is_read = self.env.user in message.read_by_ids

    @api.depends('reply_ids')
    def _compute_reply_count(self):
        for message in self:
            message.reply_count = len(message.reply_ids)

    def action_mark_read(self):
        self.read_by_ids = [fields.Command.link(self.env.uid)]

    def action_toggle_reaction(self, emoji):
        for message in self:
            mine = message.reaction_ids.filtered(lambda one: one.user_id == self.env.user and one.emoji == emoji)
            if mine:
                mine.unlink()
            else:
                mine.create({'message_id': message.id, 'user_id': self.env.uid, 'emoji': emoji})
