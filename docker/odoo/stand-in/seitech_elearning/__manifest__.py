{
    'name': 'Seitech E-Learning: chat models (stand-in)',
    'summary': 'The chat models, groups and rights, where the e-learning module itself is missing',
    'version': '19.0.1.0.0',
    'author': 'Seitech',
    'license': 'LGPL-3',
    'category': 'Website/eLearning',
    'depends': ['web'],
    'data': [
        'security/groups.xml',
        'security/ir.model.access.csv',
        'data/sequence.xml',
    ],
}
