using System.Collections.Immutable;

namespace UserMacro.Model.Tests.States;

/// <summary>The state of one key of a site: its macro, if there is one, and its history, which outlives the macro.</summary>
sealed record MacroState
{
    /// <summary>The draft; null when no macro has this key.</summary>
    public DraftState? Draft { get; init; }

    /// <summary>The number of the revision that pages see; null for none.</summary>
    public int? Published { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Whether it has been taken off pages since it was created.</summary>
    public bool IsUnpublished { get; init; }

    /// <summary>The request for approval; null for none.</summary>
    public RequestState? Request { get; init; }

    /// <summary>The revisions that are kept, by number.</summary>
    public ImmutableSortedDictionary<int, RevisionState> Revisions { get; init; } = ImmutableSortedDictionary<int, RevisionState>.Empty;

    /// <summary>The number of the newest revision there ever was; 0 for none.</summary>
    public int Latest { get; init; }

    /// <summary>The highest number that a draft with this key had.</summary>
    public int Drafts { get; init; }

    public bool Exists => Draft is not null;

    public RevisionState? PublishedRevision => Published is { } number ? Revisions[number] : null;

    public bool HasUnpublishedChanges => PublishedRevision is not { } revision || revision.Definition != Draft!.Definition;

    /// <summary>The state in the words of the API.</summary>
    public string State => Published is null ? IsUnpublished ? "unpublished" : "draft" : IsDisabled ? "disabled" : "published";

    public bool AwaitsApproval => Request is { Rejection: null };

    /// <summary>With another draft, whose number is unknown until the service reports it; a request for the previous draft is void.</summary>
    public MacroState WithDraft(Definition definition, string editor) => this with { Draft = new(0, definition, editor), Request = null };

    /// <summary>With one more revision, which pages see.</summary>
    /// <param name="revision">The revision; its number is the next one.</param>
    /// <param name="kept">How many of the newest are kept; null for all.</param>
    public MacroState WithPublished(RevisionState revision, int? kept)
    {
        var revisions = Revisions.Add(revision.Number, revision);
        if (kept is { } count)
        {
            revisions = revisions.RemoveRange(revisions.Keys.Where(number => number <= revision.Number - count));
        }

        return this with { Revisions = revisions, Latest = revision.Number, Published = revision.Number, IsUnpublished = false, Request = null };
    }

    /// <summary>The number of the draft as the service reported it.</summary>
    public MacroState Learn(int number) => Draft is null ? this : this with { Draft = Draft with { Number = number }, Drafts = Math.Max(Drafts, number) };
}

/// <summary>A draft.</summary>
/// <param name="Number">Its number; 0 until the service has reported it, which must be a new one.</param>
/// <param name="Definition">What it says.</param>
/// <param name="Editor">The account that saved it.</param>
sealed record DraftState(int Number, Definition Definition, string Editor);

/// <summary>A request for approval of the present draft.</summary>
/// <param name="By">The account that asked.</param>
/// <param name="Note">What the revision will carry.</param>
/// <param name="Rejection">Who rejected it; null while it is open.</param>
sealed record RequestState(string By, string Note, string? Rejection = null);

/// <summary>A revision. It never changes.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Definition">What it says.</param>
/// <param name="Author">The account that published it, or asked for approval.</param>
/// <param name="Note">Its note.</param>
/// <param name="PartText">The text of the shared part that it was compiled with; null for none.</param>
/// <param name="RestoredFrom">The revision whose content it brought back; null for none.</param>
/// <param name="ApprovedBy">Who approved it; null for nobody.</param>
sealed record RevisionState(
    int Number, Definition Definition, string Author, string Note, string? PartText, int? RestoredFrom = null, string? ApprovedBy = null)
{
    /// <summary>Whether it would look the same on a page.</summary>
    public bool SaysTheSameAs(RevisionState other) => Definition == other.Definition && PartText == other.PartText;
}
