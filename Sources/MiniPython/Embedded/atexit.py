def register(function, *args, **options):
    raise NotImplementedError('atexit.register is not supported: call the function where the program ends')
