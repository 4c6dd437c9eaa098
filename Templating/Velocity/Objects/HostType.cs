using UserMacro.Templating.Velocity.Methods;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>A kind of object that Confluence hands to templates, as far as the cloud has it.</summary>
/// <param name="Name">For messages: the kind, such as “page”.</param>
/// <param name="Methods">All that templates can reach of it.</param>
/// <param name="IsVolatile">Whether what it says depends on the viewer or on data that are asked for.</param>
internal sealed record HostType(string Name, MethodTable Methods, bool IsVolatile = false);
