using System.ComponentModel;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Comparisons;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>A shared part in a bundle.</summary>
internal sealed record ArchivePartDto
{
    public required string Name { get; init; }

    [Description(
        "Distinguishes the versions of a part. Differs on the site that it is imported into, "
        + "and is 0 inside a revision whose text of the part that site does not have.")]
    public required int Number { get; init; }

    [Description("Account id; null when nobody knows.")]
    public required string? EditedBy { get; init; }

    public required DateTimeOffset EditedAt { get; init; }

    public required PartTextsDto Texts { get; init; }

    public static ArchivePartDto From(SharedPart part, ResolvedAccounts accounts) => new()
    {
        Name = part.Name,
        Number = part.Number,
        EditedBy = ArchivePeople.TextOf(part.EditedBy, accounts),
        EditedAt = part.EditedAt,
        Texts = PartTextsDto.From(part),
    };

    /// <summary>Its length in characters; never zero.</summary>
    public int Size() => 100 + Texts.Template.Length + Texts.Styles.Length + Texts.Script.Length;

    public SharedPart ToPart(AccountAliases handles) =>
        Texts.ToPart(Name) with { Number = Number, EditedBy = ArchivePeople.HandleOf(EditedBy, handles), EditedAt = EditedAt };
}
