using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Json;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>A revision of a macro in a bundle.</summary>
internal sealed record ArchiveRevisionDto
{
    public required int Number { get; init; }

    [Description("Account id; null when nobody knows.")]
    public required string? Author { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required string Note { get; init; }

    [Description("The revision whose content it brought back; null for one made from a draft.")]
    public required int? RestoredFrom { get; init; }

    [Description("Who approved it; null when no approval was needed.")]
    public required ArchiveApprovalDto? Approval { get; init; }

    public required DefinitionDto Definition { get; init; }

    [Description("The shared parts that it was compiled with.")]
    public required IReadOnlyList<ArchivePartDto> Parts { get; init => field = NoNulls.In(value); }

    public static ArchiveRevisionDto From(MacroRevision revision, ResolvedAccounts accounts) => new()
    {
        Number = revision.Header.Number,
        Author = ArchivePeople.TextOf(revision.Header.Author, accounts),
        PublishedAt = revision.Header.PublishedAt,
        Note = revision.Header.Note,
        RestoredFrom = revision.Header.RestoredFrom,
        Approval = revision.Header.Approval is { } approval ? ArchiveApprovalDto.From(approval, accounts) : null,
        Definition = DefinitionDto.From(revision.Definition, accounts),
        Parts = [.. revision.Parts.Select(part => ArchivePartDto.From(part, accounts))],
    };

    /// <summary>All who are named in it.</summary>
    public IEnumerable<string> People() =>
        ArchivePeople.In(Definition).Concat(new[] { Author, Approval?.By }.Concat(Parts.Select(part => part.EditedBy)).OfType<string>());

    /// <summary>Its length in characters; never zero.</summary>
    public int Size() =>
        1000 + Note.Length + Definition.Size() + Parts.Sum(part => part.Size());

    /// <summary>The revision; its hash is made again where it is kept.</summary>
    public MacroRevision ToRevision(AccountAliases handles) => new(
        new(Number,
            ArchivePeople.HandleOf(Author, handles), PublishedAt, Note, Hash: "")
        { RestoredFrom = RestoredFrom, Approval = Approval?.ToDecision(handles) },
        Definition.ToDefinition(handles))
    {
        Parts = [.. Parts.Select(part => part.ToPart(handles))],
    };
}
