using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Fields;

namespace UserMacro.Grains.Interfaces.Parts;

/// <summary>Something that several macros of a tenant use. Compiled in when a macro is published; a revision keeps what it was compiled with.</summary>
[GenerateSerializer, Immutable, Alias("shared-part")]
public sealed record SharedPart
{
    /// <summary>Its name: 1 to 64 of <c>a-z 0-9 -</c>.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>What it is.</summary>
    [Id(1)] public required SharedPartKind Kind { get; init; }

    /// <summary>The language of <see cref="Template"/>.</summary>
    [Id(2)] public TemplateLanguage Language { get; init; }

    /// <summary>The text of a snippet; at most 64 KB.</summary>
    [Id(3)] public string Template { get; init; } = "";

    /// <summary>The styles of a bundle; at most 64 KB.</summary>
    [Id(4)] public string Styles { get; init; } = "";

    /// <summary>The script of a bundle; at most 256 KB.</summary>
    [Id(5)] public string Script { get; init; } = "";

    /// <summary>Given with each change, never twice to any part of the tenant; an edit names the one it was made on.</summary>
    [Id(6)] public int Number { get; init; }

    /// <summary>Handle of who changed it last.</summary>
    [Id(7)] public string EditedBy { get; init; } = "";

    /// <summary>When it was changed last.</summary>
    [Id(8)] public DateTimeOffset EditedAt { get; init; }

    /// <summary>What administrators write of it, apart from its name.</summary>
    public static FieldTable<SharedPart> Fields { get; } = FieldTable.Create<SharedPart>()
        .Choice("kind", part => part.Kind)
        .Choice("language", part => part.Language)
        .Text("template", part => part.Template)
        .Text("styles", part => part.Styles)
        .Text("script", part => part.Script);
}
