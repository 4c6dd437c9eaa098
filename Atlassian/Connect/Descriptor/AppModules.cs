namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Modules by type, in the descriptor and in the dynamic-module API alike; a type that is null has none.</summary>
public sealed record AppModules
{
    public IReadOnlyList<AdminPageModule>? AdminPages { get; init; }

    /// <summary>Pages that are not in the administration; the link to one is below the help unless it says otherwise.</summary>
    public IReadOnlyList<GeneralPageModule>? GeneralPages { get; init; }

    public IReadOnlyList<DynamicContentMacro>? DynamicContentMacros { get; init; }

    public IReadOnlyList<StaticContentMacro>? StaticContentMacros { get; init; }
}

/// <summary>A page in the administration of a site (docs/reference/connect-descriptor.md#pages).</summary>
public sealed record AdminPageModule
{
    /// <summary><c>[a-zA-Z0-9-]{1,100}</c>; part of the page's address in the site.</summary>
    public required string Key { get; init; }

    public required LocalizedText Name { get; init; }

    public required string Url { get; init; }

    /// <summary>Whether the page is shown without the host's header and margins.</summary>
    public bool FullPage { get; init; }

    /// <summary>When the host shows the link. That is no authorisation.</summary>
    public IReadOnlyList<ModuleCondition>? Conditions { get; init; }
}

/// <summary>A page for everybody (docs/reference/connect-descriptor.md#pages).</summary>
public sealed record GeneralPageModule
{
    /// <summary><c>[a-zA-Z0-9-]{1,100}</c>; part of the page's address in the site.</summary>
    public required string Key { get; init; }

    public required LocalizedText Name { get; init; }

    public required string Url { get; init; }

    /// <summary>When the host shows the link. That is no authorisation.</summary>
    public IReadOnlyList<ModuleCondition>? Conditions { get; init; }
}

/// <summary>A condition under which the host shows a module.</summary>
/// <param name="Condition">Such as <c>user_is_admin</c>.</param>
public sealed record ModuleCondition(string Condition);
