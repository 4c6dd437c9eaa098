namespace UserMacro.Templating.Velocity.Methods;

/// <summary>A method that templates may call. Gives null, which a reference writes as its own text, for arguments that Java's method does not take.</summary>
internal delegate object? Method(Invocation call);
