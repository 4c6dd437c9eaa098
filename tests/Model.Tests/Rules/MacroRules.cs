using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Macros and their drafts.</summary>
static class MacroRules
{
    public static Step Create(Situation now) => new(HttpMethod.Post, "macros", Creation(now, now.Key, now.Content))
    {
        Body = new JsonObject { ["key"] = now.Key, ["definition"] = now.Content.ToJson() },
    };

    public static Step Duplicate(Situation now)
    {
        var target = SiteState.Keys[now.Operation.Choice % SiteState.Keys.Length];
        var outcome = now.Macro.Draft is { } draft ? Creation(now, target, draft.Definition) : now.Refused(404, "not-found");
        return new(HttpMethod.Post, $"macros/{now.Key}/duplicate", outcome)
        {
            Body = new JsonObject { ["key"] = target },
        };
    }

    /// <summary>A text with template errors is saved too, and the answer says so.</summary>
    public static Step Save(Situation now)
    {
        return now.Edit(HttpMethod.Put, "/draft", "write", Outcome, now.Content.ToJson());

        Outcome Outcome()
        {
            var isTakenOver = now.Macro.HasUnpublishedChanges && now.Macro.Draft!.Editor != now.Account;
            var after = now.CarryOver(now.Macro.WithDraft(now.Content, now.Account), isTakenOver ? [now.Line("draft.taken-over")] : []);
            return now.Content.HasErrors(now.Site.Parts)
                ? new(after, 422) { Fault = body => (bool?)body?["draftKept"] == true ? null : "draftKept is not true" }
                : new(after, 200);
        }
    }

    /// <summary>Two accounts that save on the same draft.</summary>
    public static Step RaceOfSaves(Situation now, Situation rival) => Save(now) with
    {
        Rival = Save(rival with { Operation = rival.Operation with { Choice = rival.Operation.Choice + 1 } }),
    };

    public static Step Discard(Situation now)
    {
        return now.Edit(HttpMethod.Post, "/discard", "write", Outcome);

        Outcome Outcome() => now.Macro.PublishedRevision is not { } published ? now.Refused(409, "conflict")
            : !now.Macro.HasUnpublishedChanges ? new(now.Site, 200)
            : new(now.CarryOver(now.Macro.WithDraft(published.Definition, now.Account), now.Line("draft.discarded")), 200);
    }

    /// <summary>If-Match is the caller's choice here.</summary>
    public static Step Delete(Situation now)
    {
        var refusal = now.Operation.Way % 24 == 0 ? now.Macro.Exists ? null : now.Refused(404, "not-found") : now.RefusedIfMatch(now.Macro.Exists);
        var gone = now.Macro with { Draft = null, Published = null, IsDisabled = false, IsUnpublished = false, Request = null };
        return now.Edit(HttpMethod.Delete, "", "publish", () => now.Refused(404)) with
        {
            Outcome = refusal ?? new(now.CarryOver(gone, now.Line("macro.deleted")), 204),
        };
    }

    static Outcome Creation(Situation now, string key, Definition definition)
    {
        var macro = now.Site.Macros[key];
        var created = macro.WithDraft(definition, now.Account) with { IsUnpublished = false };
        return macro.Exists ? now.Refused(409, "conflict") : new(now.Site.With(key, created, new AuditLine("macro.created", key, now.Account)), 201);
    }
}
