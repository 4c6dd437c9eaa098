using System.Text.Json.Nodes;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.Rules;
using UserMacro.Model.Tests.Service;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Runs;

/// <summary>Compares answers with the model, which continues with what they say.</summary>
static class Answers
{
    /// <summary>Checks the answer to an operation and updates the model with it. Returns whether the operation was refused.</summary>
    public static bool Accept(this Sent sent)
    {
        var book = sent.Book;
        // Others may have been answered meanwhile, but nothing that this one depends on has changed.
        var step = Steps.For(sent.Operation, book.State, sent.Caller, sent.Caller.Other())!;
        if (step.Rival is { } rival && !ReferenceEquals(step.Outcome.After, book.State))
        {
            step = Won(sent, step, rival);
        }
        else
        {
            Check(sent, step.Outcome, sent.Reply!);
        }

        var isRefused = ReferenceEquals(step.Outcome.After, book.State);
        if (sent.Caller.Token is { } used)
        {
            book.UsedTokens.Add(used.Id);
        }

        if (sent.Operation.Kind == OperationKind.RevokeToken)
        {
            book.Revoked.AddRange(book.State.Tokens.Except(step.Outcome.After.Tokens).Select(token => (token, Traffic.Moment.Now)));
        }

        var before = book.State;
        book.State = Learn(sent, step.Outcome.After);
        if (sent.Operation.Kind == OperationKind.Export && sent.Reply!.Status == 200)
        {
            var archive = TransferRules.Archive(new(sent.Operation, before, sent.Caller.Account), sent.Reply.Body!);
            Checks.SiteChecks.CheckArchive(book, archive.Content, archive.Macros);
            book.State = book.State with { Archives = book.State.Archives.Add(archive) };
        }

        return isRefused;
    }

    /// <summary>Checks one answer.</summary>
    public static void Check(Sent sent, Outcome outcome, Reply reply)
    {
        var book = sent.Book;
        book.Check(outcome.Statuses.Contains(reply.Status), () => $"{sent} is not answered {string.Join(" or ", outcome.Statuses)}");
        book.Check(
            outcome.Problem is not { } problem || ((string?)reply.Body?["type"])?.EndsWith($"/{problem}", StringComparison.Ordinal) == true,
            () => $"{sent} is no problem {outcome.Problem}");
        var fault = outcome.Fault?.Invoke(reply.Body);
        book.Check(fault is null, () => $"{sent}: {fault}");
        if (outcome.Problem == "stale-draft")
        {
            book.Check(reply.ETag is not null && reply.ETag == $"\"{(int?)reply.Body!["currentDraft"]}\"", () => $"{sent} does not name the present draft");
        }
    }

    /// <summary>One of two has won, and the other one is told that it has not.</summary>
    static Step Won(Sent sent, Step step, Step rival)
    {
        var isFirst = step.Outcome.Statuses.Contains(sent.Reply!.Status);
        var isSecond = rival.Outcome.Statuses.Contains(sent.RivalReply!.Status);
        sent.Book.Check(isFirst != isSecond, () => $"{sent}: not one of the two has won");
        var loser = isFirst ? sent.RivalReply : sent.Reply;
        sent.Book.Check(loser.Status is 412 or 409, () => $"{sent}: the other one is not told that it came too late");
        Check(sent, isFirst ? step.Outcome : rival.Outcome, isFirst ? sent.Reply : sent.RivalReply);
        return isFirst ? step : rival;
    }

    static SiteState Learn(Sent sent, SiteState site) => sent.Operation.Kind == OperationKind.CreateToken && sent.Reply!.Status == 201
        ? LearnToken(site, sent.Reply.Body!["token"]!, (string)sent.Reply.Body["text"]!)
        : site;

    /// <summary>The state with the id of a new token, which only the service knows.</summary>
    public static SiteState LearnToken(SiteState site, JsonNode told, string? text)
    {
        var token = site.Tokens.Single(token => token.Id.Length == 0);
        var id = (string)told["id"]!;
        return site with
        {
            Tokens = site.Tokens.Replace(token, token with { Id = id, Text = text }),
            Audit = site.Audit.Add(new("token.created", id, token.By)),
        };
    }
}
