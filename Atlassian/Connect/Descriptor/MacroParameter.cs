namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A parameter of a macro as the host's form shows it (docs/reference/connect-descriptor.md#parameters).</summary>
public sealed record MacroParameter
{
    /// <summary><c>[-_a-z0-9.]+</c>; the name of the URL variable.</summary>
    public required string Identifier { get; init; }

    public required LocalizedText Name { get; init; }

    public LocalizedText? Description { get; init; }

    public required MacroParameterType Type { get; init; }

    public bool Required { get; init; }

    /// <summary>Several values, joined by commas that are not escaped inside values.</summary>
    public bool Multiple { get; init; }

    /// <summary>Shown in the form; left unchanged, it is not stored with the macro. At most 1 000 characters.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>The choices of an <see cref="MacroParameterType.Enum"/>.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public bool Hidden { get; init; }

    /// <summary>Other names under which stored macros may hold the value.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    public MacroParameterIndexing? Indexing { get; init; }
}

/// <summary>Whether the host's search finds pages by a parameter's value.</summary>
public sealed record MacroParameterIndexing(bool Enabled);
