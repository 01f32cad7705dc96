{
    'name': 'Seitech E-Learning: chat models, the least of them',
    'summary': "Only the fields the gateway may rely on, and the create() of an older release",
    'version': '19.0.1.0.0',
    'author': 'Seitech',
    'license': 'LGPL-3',
    'depends': ['web'],
    'data': ['security/groups.xml', 'security/ir.model.access.csv'],
}
