using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>What pages see, approval included.</summary>
static class PublishingRules
{
    public static Step Publish(Situation now)
    {
        return now.Edit(HttpMethod.Post, "/publish", "publish", Outcome, Noted(now));

        Outcome Outcome() => Unpublishable(now) is { } refusal ? refusal
            : now.Site.Settings.Approval ? now.Refused(409, "approval-needed")
            : Published(now, Revision(now, now.Account, now.Note), isApproved: false, now.Line("macro.published"));
    }

    /// <summary>Two accounts that publish the same draft.</summary>
    public static Step RaceOfPublishes(Situation now, Situation rival) => Publish(now) with { Rival = Publish(rival) };

    public static Step Restore(Situation now)
    {
        var number = now.Macro.Latest == 0 ? 1 : now.Operation.Choice % (now.Macro.Latest + 1);
        return now.Edit(HttpMethod.Post, "/restore", "publish", Outcome, new JsonObject { ["revision"] = number, ["note"] = now.Note });

        Outcome Outcome()
        {
            var macro = now.Macro;
            if (!macro.Revisions.TryGetValue(number, out var source))
            {
                return now.Refused(404, "not-found");
            }

            if (macro.PublishedRevision is { } published && published.SaysTheSameAs(source))
            {
                return now.Refused(409, "conflict");
            }

            if (now.Site.Settings.Approval)
            {
                return now.Refused(409, "approval-needed");
            }

            // The draft gets a new number in either case.
            var draft = macro.HasUnpublishedChanges ? macro.Draft! with { Number = 0 } : new(0, source.Definition, now.Account);
            var revision = source with { Number = macro.Latest + 1, Author = now.Account, Note = now.Note, RestoredFrom = number, ApprovedBy = null };
            var (next, lines) = Situation.Publish(now.Site.Settings, now.Key, macro, revision, now.Line("macro.restored"));
            return new(now.CarryOver(next with { Draft = draft }, lines), 200) { Fault = body => Numbered(body, revision.Number) };
        }
    }

    public static Step Disable(Situation now, bool isDisabled)
    {
        var outcome = !now.Macro.Exists ? now.Refused(404, "not-found")
            : now.Macro.Published is null ? now.Refused(409, "conflict")
            : now.Macro.IsDisabled == isDisabled ? new(now.Site, 200)
            : new(now.After(now.Macro with { IsDisabled = isDisabled }, now.Line(isDisabled ? "macro.disabled" : "macro.enabled")), 200);
        return new(HttpMethod.Post, $"macros/{now.Key}/{(isDisabled ? "disable" : "enable")}", outcome) { Scope = "publish" };
    }

    public static Step Unpublish(Situation now) => now.Edit(HttpMethod.Post, "/unpublish", "publish", () => now.Macro.Published is null
        ? now.Refused(409, "conflict")
        : new(now.After(now.Macro with { Published = null, IsDisabled = false, IsUnpublished = true }, now.Line("macro.unpublished")), 200));

    public static Step RequestApproval(Situation now)
    {
        return now.Edit(HttpMethod.Post, "/approval", "write", Outcome, Noted(now));

        Outcome Outcome() => Unpublishable(now) is { } refusal ? refusal
            : !now.Site.Settings.Approval || now.Macro.AwaitsApproval ? now.Refused(409, "conflict")
            : new(now.After(now.Macro with { Request = new(now.Account, now.Note) }, now.Line("approval.requested")), 200);
    }

    public static Step Withdraw(Situation now) => now.Edit(HttpMethod.Delete, "/approval", "write", () => now.Macro.Request is null
        ? now.Refused(409, "conflict")
        : new(now.After(now.Macro with { Request = null }, now.Line("approval.withdrawn")), 200));

    public static Step Approve(Situation now)
    {
        return now.Edit(HttpMethod.Post, "/approval/approve", "publish", Outcome, Commented(now));

        Outcome Outcome() => (Unpublishable(now) ?? Undecidable(now)) is { } refusal ? refusal
            : Published(
                now,
                Revision(now, now.Macro.Request!.By, now.Macro.Request.Note) with { ApprovedBy = now.Account },
                isApproved: true,
                now.Line("approval.given"),
                new("macro.published", now.Key, now.Macro.Request.By));
    }

    public static Step Reject(Situation now)
    {
        return now.Edit(HttpMethod.Post, "/approval/reject", "write", Outcome, Commented(now));

        Outcome Outcome() => Undecidable(now) is { } refusal ? refusal
            : new(now.After(now.Macro with { Request = now.Macro.Request! with { Rejection = now.Account } }, now.Line("approval.rejected")), 200);
    }

    static JsonObject Noted(Situation now) => new() { ["note"] = now.Note };

    static JsonObject Commented(Situation now) => new() { ["comment"] = now.Note };

    static RevisionState Revision(Situation now, string author, string note)
    {
        var definition = now.Macro.Draft!.Definition;
        return new(now.Macro.Latest + 1, definition, author, note, definition.PartText(now.Site.Parts));
    }

    static Outcome Published(Situation now, RevisionState revision, bool isApproved, params IReadOnlyList<AuditLine> lines)
    {
        var (macro, all) = Situation.Publish(now.Site.Settings, now.Key, now.Macro, revision, lines);
        return new(isApproved ? now.After(macro, all) : now.CarryOver(macro, all), 200) { Fault = body => Numbered(body, revision.Number) };
    }

    static string? Numbered(JsonNode? body, int number) => (int?)body?["number"] == number ? null : $"number is not {number}";

    // A draft that is already published is not a stale draft, but both answers are right.
    static Outcome? Unpublishable(Situation now) => !now.Macro.HasUnpublishedChanges ? new(now.Site, 409, 412)
        : now.Macro.Draft!.Definition.HasErrors(now.Site.Parts) ? now.Refused(422, "invalid-definition")
        : null;

    static Outcome? Undecidable(Situation now) => now.Macro.Request is not { Rejection: null } request ? now.Refused(409, "conflict")
        : request.By == now.Account || now.Macro.Draft!.Editor == now.Account ? now.Refused(403, "forbidden")
        : null;
}
