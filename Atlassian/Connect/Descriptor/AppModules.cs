namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Modules by type, in the descriptor and in the dynamic-module API alike; a type that is null has none.</summary>
public sealed record AppModules
{
    public IReadOnlyList<AdminPageModule>? AdminPages { get; init; }

    public IReadOnlyList<DynamicContentMacro>? DynamicContentMacros { get; init; }

    public IReadOnlyList<StaticContentMacro>? StaticContentMacros { get; init; }
}
