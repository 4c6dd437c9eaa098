using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>The draft of a macro in a bundle.</summary>
internal sealed record ArchiveDraftDto
{
    [Description("Account id; null when nobody knows.")]
    public required string? EditedBy { get; init; }

    public required DateTimeOffset EditedAt { get; init; }

    public required DefinitionDto Definition { get; init; }

    public static ArchiveDraftDto From(MacroDraft draft, ResolvedAccounts accounts) => new()
    {
        EditedBy = ArchivePeople.TextOf(draft.EditedBy, accounts),
        EditedAt = draft.EditedAt,
        Definition = DefinitionDto.From(draft.Definition, accounts),
    };

    /// <summary>All who are named in it.</summary>
    public IEnumerable<string> People() => ArchivePeople.In(Definition).Concat(EditedBy is null ? [] : [EditedBy]);
}
