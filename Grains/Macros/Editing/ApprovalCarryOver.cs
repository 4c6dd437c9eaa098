using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>
/// What happens to a request for approval when its draft changes by something other than a decision: it carries over to a draft with the same
/// content, under whatever number, and an open request never ends without a line in the audit log that says why.
/// </summary>
/// <param name="Request">The request from now on; null when there is none.</param>
/// <param name="Changes">The audit log's line about a request that ends.</param>
internal sealed record ApprovalCarryOver(ApprovalRequest? Request, ImmutableArray<MacroChange> Changes)
{
    /// <summary>No request.</summary>
    public static ApprovalCarryOver None { get; } = new(Request: null, []);

    /// <summary>After an edit of the draft or of what is published.</summary>
    /// <param name="store">The macro before the edit.</param>
    /// <param name="next">Its draft after the edit.</param>
    /// <param name="published">The hash of what is published after the edit; null when nothing is.</param>
    /// <param name="editor">Handle of the account that edits.</param>
    /// <param name="now">When.</param>
    /// <param name="reason">Why the request ends if its draft does not keep its content.</param>
    public static ApprovalCarryOver After(MacroStore store, MacroDraft next, string? published, string editor, DateTimeOffset now, string reason)
    {
        if (store.Head.ApprovalOf(store.Draft!) is not { } request)
        {
            return None;
        }

        // A rejection belongs to the draft's number: whoever edits further has read it.
        if (!request.IsOpen && request.Draft != next.Number)
        {
            return None;
        }

        var hash = DefinitionHash.Compute(next.Definition);
        if (string.Equals(hash, published, StringComparison.Ordinal))
        {
            return End(request, editor, now, "its content is published now");
        }

        return string.Equals(hash, DefinitionHash.Compute(store.Draft!.Definition), StringComparison.Ordinal)
            ? new(request with { Draft = next.Number }, [])
            : End(request, editor, now, reason);
    }

    /// <summary>After the macro was deleted.</summary>
    public static ApprovalCarryOver AfterDeletion(MacroStore store, string editor, DateTimeOffset now) =>
        store.Head.ApprovalOf(store.Draft!) is { } request ? End(request, editor, now, "the macro was deleted") : None;

    static ApprovalCarryOver End(ApprovalRequest request, string editor, DateTimeOffset now, string reason) => request.IsOpen
        ? new(Request: null, [new(AuditActions.ApprovalDropped, editor, now, string.Create(CultureInfo.InvariantCulture, $"draft {request.Draft}: {reason}"))])
        : None;
}
