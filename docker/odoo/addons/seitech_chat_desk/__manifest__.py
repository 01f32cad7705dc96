{
    'name': 'Seitech Chat Desk',
    'summary': "The agents' side of the website's support chat",
    'version': '19.0.1.0.0',
    'author': 'Seitech',
    'license': 'LGPL-3',
    'category': 'Website/Live Chat',
    'depends': ['seitech_elearning', 'web', 'bus'],
    'data': [
        'security/groups.xml',
        'security/ir.model.access.csv',
        'security/channel_rules.xml',
        'security/message_rules.xml',
        'security/reaction_rules.xml',
        'security/attachment_rules.xml',
        'views/channel_views.xml',
        'views/menus.xml',
    ],
    'assets': {
        'web.assets_backend': ['seitech_chat_desk/static/src/**/*'],
    },
    'application': True,
}
