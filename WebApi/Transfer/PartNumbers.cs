using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer;

/// <summary>
/// Gives the shared parts in imported revisions this site's numbers: the numbers of the site they come from may name other texts here.
/// A text that this site does not have gets <see cref="Unknown"/>; the revision keeps it nevertheless.
/// </summary>
/// <param name="present">The shared parts of the site.</param>
internal sealed class PartNumbers(ImmutableArray<SharedPart> present)
{
    /// <summary>The number of a text that is not this site's.</summary>
    public const int Unknown = 0;

    readonly Dictionary<string, SharedPart> _present = present.ToDictionary(part => part.Name, StringComparer.Ordinal);

    /// <summary>The names of the parts in a bundle's revisions.</summary>
    public static ImmutableArray<string> NamesIn(ArchiveDto bundle) =>
        [
            .. bundle.Macros.SelectMany(macro => macro.Revisions).SelectMany(revision => revision.Parts)
                .Select(part => part.Name).Distinct(StringComparer.Ordinal),
        ];

    public MacroRevision Renumber(MacroRevision revision) =>
        revision with { Parts = [.. revision.Parts.Select(part => part with { Number = NumberOf(part) })] };

    int NumberOf(SharedPart part) => _present.TryGetValue(part.Name, out var here) && Texts(here) == Texts(part) ? here.Number : Unknown;

    static SharedPart Texts(SharedPart part) => part with { Number = 0, EditedBy = "", EditedAt = default };
}
