from odoo import api, fields, models


class ChatChannel(models.Model):
    _name = 'seitech.chat.channel'
    _description = 'Chat Channel'

    name = fields.Char(required=True)
    channel_type = fields.Selection([
        ('student_instructor', 'Student-Instructor'),
        ('student_support', 'Student-Support'),
        ('instructor_admin', 'Instructor-Admin'),
        ('group', 'Group'),
        ('course', 'Course'),
        ('direct', 'Direct Message'),
        ('public_support', 'Public Support'),
    ], required=True, default='direct')
    state = fields.Selection([('active', 'Active'), ('archived', 'Archived'), ('closed', 'Closed')], default='active')
    is_public = fields.Boolean(default=False)
    member_ids = fields.Many2many('res.users', 'chat_channel_member_rel', 'channel_id', 'user_id')
    moderator_ids = fields.Many2many('res.users', 'chat_channel_moderator_rel', 'channel_id', 'user_id')
    message_ids = fields.One2many('seitech.chat.message', 'channel_id')
    visitor_info = fields.Json()


class ChatMessage(models.Model):
    _name = 'seitech.chat.message'
    _description = 'Chat Message'
    _order = 'create_date desc'

    channel_id = fields.Many2one('seitech.chat.channel', required=True, ondelete='cascade')
    author_id = fields.Many2one('res.users', default=lambda self: self.env.user)
    author_name = fields.Char()
    content = fields.Text(required=True)
    message_type = fields.Selection([('text', 'Text'), ('file', 'File'), ('image', 'Image'), ('system', 'System')], default='text')
    attachment_ids = fields.Many2many('ir.attachment')

    @api.model
    def create(self, vals):
        """Written for one dictionary. Odoo 19 hands over a list: only its first row counts here."""
        if isinstance(vals, list):
            if len(vals) != 1:
                raise ValueError('this create() knows one message at a time')
            vals = vals[0]
        if not vals.get('author_name') and vals.get('author_id'):
            vals['author_name'] = self.env['res.users'].browse(vals['author_id']).name
        message = super().create(vals)
        message.channel_id.write({'state': message.channel_id.state or 'active'})
        return message


class ChatReaction(models.Model):
    _name = 'seitech.chat.reaction'
    _description = 'Chat Reaction'

    message_id = fields.Many2one('seitech.chat.message', required=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', required=True)
    emoji = fields.Char(required=True)
