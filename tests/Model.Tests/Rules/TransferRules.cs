using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Archives: export and import.</summary>
static class TransferRules
{
    /// <summary>The archive itself is noted when it arrives.</summary>
    public static Step Export(Situation now)
    {
        var isOne = now.Operation.Choice % 3 == 0;
        var outcome = isOne && !now.Macro.Exists
            ? now.Refused(404, "not-found")
            : new Outcome(now.Site with { Audit = now.Site.Audit.Add(new("macros.exported", "", now.Account)) }, 200);
        return new(HttpMethod.Get, $"export?history={(IsWhole(now) ? "true" : "false")}{(isOne ? $"&keys={now.Key}" : "")}", outcome) { Scope = "read" };
    }

    /// <summary>What an archive that was just exported holds.</summary>
    public static ArchiveState Archive(Situation now, JsonNode content)
    {
        var macros = now.Site.Macros.Where(macro => macro.Value.Exists);
        if (now.Operation.Choice % 3 == 0)
        {
            macros = macros.Where(macro => macro.Key == now.Key);
        }

        var kept = macros.Select(macro => IsWhole(now)
            ? macro
            : new(macro.Key, WithoutHistory(macro.Value)));
        return new(content, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, kept), now.Site.Parts);
    }

    /// <summary>Null while the site has no archive.</summary>
    public static Step? Import(Situation now)
    {
        if (now.Site.Archives.IsEmpty)
        {
            return null;
        }

        var archive = now.Site.Archives[now.Operation.Choice % now.Site.Archives.Count];
        var steps = now.Operation.Way % 10 == 0 ? Unchosen(now, archive) : Chosen(now, archive);
        var choices = new JsonObject();
        foreach (var (key, (action, target)) in steps ?? [])
        {
            if (now.Operation.Way % 10 != 0 && action != "create")
            {
                choices[key] = action == "rename" ? new JsonObject { ["action"] = action, ["newKey"] = target } : new JsonObject { ["action"] = action };
            }
        }

        return new(HttpMethod.Post, "import", steps is null ? now.Refused(422) : new(After(now, archive, steps), 200) { Fault = body => Fault(body, steps) })
        {
            Scope = "publish",
            Body = new JsonObject { ["bundle"] = archive.Content.DeepClone(), ["choices"] = choices },
        };
    }

    static MacroState WithoutHistory(MacroState macro) => macro with
    {
        Revisions = macro.Revisions.RemoveRange(macro.Revisions.Keys.Where(number => number != macro.Published)),
    };

    static bool IsWhole(Situation now) => now.Operation.Choice / 3 % 2 == 0;

    /// <summary>Without a choice, new macros are imported and identical ones skipped; null for a conflict.</summary>
    static Dictionary<string, (string Action, string Target)>? Unchosen(Situation now, ArchiveState archive) =>
        archive.Macros.Any(macro => now.Site.Macros[macro.Key] is { Exists: true } there && !AreSame(macro.Value, there))
            ? null
            : archive.Macros.Keys.ToDictionary(key => key, key => (now.Site.Macros[key].Exists ? "skip" : "create", key), StringComparer.Ordinal);

    static Dictionary<string, (string Action, string Target)> Chosen(Situation now, ArchiveState archive)
    {
        var steps = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var free = new Queue<string>(SiteState.Keys.Where(key => !now.Site.Macros[key].Exists && !archive.Macros.ContainsKey(key)));
        foreach (var (key, way) in archive.Macros.Keys.Select((key, index) => (key, (now.Operation.Way / 10 + index) % 4)))
        {
            steps[key] = !now.Site.Macros[key].Exists ? way == 1 ? ("skip", key) : ("create", key)
                : way == 1 ? ("skip", key)
                : way == 2 && free.TryDequeue(out var other) ? ("rename", other)
                : ("replace", key);
        }

        return steps;
    }

    static SiteState After(Situation now, ArchiveState archive, Dictionary<string, (string Action, string Target)> steps)
    {
        var site = now.Site;
        foreach (var (name, part) in archive.Parts.Where(part => !site.Parts.ContainsKey(part.Key)))
        {
            site = site with
            {
                Parts = site.Parts.Add(name, part with { Number = 0 }),
                Audit = site.Audit.Add(new("shared-part.changed", name, now.Account)),
            };
        }

        foreach (var (key, (action, target)) in steps.Where(step => step.Value.Action != "skip"))
        {
            var line = new AuditLine("macros.imported", target, now.Account);
            var (macro, lines) = action == "replace"
                ? Situation.CarryOver(site.Macros[target], target, now.Account, Replaced(now, target, archive.Macros[key], line))
                : (Created(site.Settings, site.Macros[target], archive.Macros[key]), [line]);
            site = site.With(target, macro, lines);
        }

        return site;
    }

    static MacroState Created(SettingsState settings, MacroState there, MacroState brought)
    {
        var isPublished = brought.Published is not null;
        var first = brought.Revisions.Count == 0 ? 0 : brought.Revisions.Keys.First();
        var shift = there.Latest == 0 ? 0 : there.Latest + 1 - first;
        var revisions = there.Revisions.AddRange(brought.Revisions.Values.Select(revision => KeyValuePair.Create(
            revision.Number + shift,
            revision with
            {
                Number = revision.Number + shift,
                RestoredFrom = revision.RestoredFrom is { } source && source >= first ? source + shift : null,
            })));
        var definition = isPublished && settings.Approval ? brought.PublishedRevision!.Definition : brought.Draft!.Definition;
        return there.WithDraft(definition, brought.Draft!.Editor) with
        {
            Revisions = revisions,
            Latest = brought.Revisions.Count == 0 ? there.Latest : revisions.Keys.Last(),
            Published = isPublished && !settings.Approval ? brought.Published + shift : null,
            IsDisabled = isPublished && !settings.Approval && brought.IsDisabled,
            IsUnpublished = brought.State == "unpublished" || (isPublished && settings.Approval),
        };
    }

    static (MacroState Macro, IReadOnlyList<AuditLine> Lines) Replaced(Situation now, string key, MacroState brought, AuditLine line)
    {
        var (there, settings) = (now.Site.Macros[key], now.Site.Settings);
        if (brought.PublishedRevision is not { } published)
        {
            return (there.WithDraft(brought.Draft!.Definition, now.Account), [line]);
        }

        if (settings.Approval)
        {
            return (there.WithDraft(published.Definition, now.Account), [line]);
        }

        // What is disabled in the archive or here stays disabled.
        var isDisabling = brought.IsDisabled && !there.IsDisabled;
        var draft = there.WithDraft(brought.Draft!.Definition, now.Account) with { IsDisabled = there.IsDisabled || isDisabling };
        IReadOnlyList<AuditLine> lines = isDisabling ? [line, new("macro.disabled", key, now.Account)] : [line];
        return there.PublishedRevision is { } present && present.SaysTheSameAs(published)
            ? (draft, lines)
            : Situation.Publish(
                settings, key, draft, published with { Number = there.Latest + 1, Author = now.Account, RestoredFrom = null, ApprovedBy = null }, lines);
    }

    static bool AreSame(MacroState one, MacroState other) =>
        one.State == other.State && one.Draft!.Definition == other.Draft!.Definition
        && one.PublishedRevision?.Definition == other.PublishedRevision?.Definition;

    static string? Fault(JsonNode? body, Dictionary<string, (string Action, string Target)> steps)
    {
        foreach (var item in body?["items"]?.AsArray() ?? [])
        {
            var (action, target) = steps[(string)item!["key"]!];
            var outcome = action switch { "skip" => "skipped", "replace" => "replaced", _ => "created" };
            if ((string?)item["outcome"] != outcome || (string?)item["importedAs"] != target)
            {
                return $"an import of {(string?)item["key"]} is not {outcome} as {target}";
            }
        }

        return body?["items"]?.AsArray().Count == steps.Count ? null : $"not {steps.Count} items";
    }
}
