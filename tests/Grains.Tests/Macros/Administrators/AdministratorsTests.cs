using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Tests.Macros.Administrators;

/// <summary>Whatever three administrators do in whatever order, the history is linear and complete, and everything is as the model says.</summary>
public sealed class AdministratorsTests(ITestOutputHelper output)
{
    const int Administrators = 3;
    const int Sequences = 300;
    const int Length = 150;

    // Reading, saving and publishing are what happens most.
    static readonly OperationKind[] Kinds =
    [
        .. Enum.GetValues<OperationKind>(),
        .. Enumerable.Repeat(OperationKind.Read, 12), .. Enumerable.Repeat(OperationKind.Save, 6), .. Enumerable.Repeat(OperationKind.Publish, 4),
        .. Enumerable.Repeat(OperationKind.Request, 2), .. Enumerable.Repeat(OperationKind.Approve, 2), .. Enumerable.Repeat(OperationKind.Reject, 4),
        .. Enumerable.Repeat(OperationKind.Create, 4), .. Enumerable.Repeat(OperationKind.Restore, 2),
    ];

    readonly Dictionary<OperationKind, int> _done = [];

    [Fact]
    public async Task Operations_OfThreeAdministratorsInAnyOrder_AreAsTheModelSays()
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            await RunAsync(seed);
        }

        output.WriteLine(string.Join(", ", _done.Select(pair => $"{pair.Key} {pair.Value}")));
        // A model that refuses everything would agree with anything.
        Enum.GetValues<OperationKind>().ShouldAllBe(kind => _done.GetValueOrDefault(kind) > 20);
    }

    async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var model = new MacroModel();
        var sut = new Workbench();
        var seen = new int[Administrators];
        var way = new List<string>();
        for (var step = 0; step < Length; step++)
        {
            var operation = new Operation(random.Next(Administrators), Kinds[random.Next(Kinds.Length)], random.Next(8));
            way.Add($"{operation.Who}: {operation.Kind} {operation.Choice} on {seen[operation.Who]}");
            var lines = sut.Copies.Audit.Count;

            var error = await ApplyAsync(sut, operation, seen[operation.Who]);
            var expected = model.Apply(operation, seen[operation.Who], NameOf(operation.Who));

            var told = string.Join(Environment.NewLine, way);
            (error?.GetType()).ShouldBe(expected, told);
            model.ApprovalWanted = sut.Settings.Approval;
            if (error is null)
            {
                // Every good answer tells the draft's number.
                seen[operation.Who] = model.Draft;
                _done[operation.Kind] = _done.GetValueOrDefault(operation.Kind) + 1;
            }
            else
            {
                sut.Copies.Audit.Count.ShouldBe(lines, told);
            }

            await CompareAsync(sut, model, told);
        }
    }

    static async Task<GrainError?> ApplyAsync(Workbench sut, Operation operation, int seen)
    {
        var who = NameOf(operation.Who);
        return operation.Kind switch
        {
            OperationKind.Create => (await sut.CreateAsync(operation.Content, who)).Error,
            OperationKind.Delete => (await sut.DeleteAsync(seen, who)).Error,
            OperationKind.Save => (await sut.SaveAsync(operation.Content, seen, who)).Error,
            OperationKind.Discard => (await sut.DiscardAsync(seen, who)).Error,
            OperationKind.Publish => (await sut.PublishAsync(seen, "", who)).Error,
            OperationKind.Request => (await sut.RequestAsync(seen, "", who)).Error,
            OperationKind.Approve => (await sut.ApproveAsync(seen, "", who)).Error,
            OperationKind.Reject => (await sut.RejectAsync(seen, "No.", who)).Error,
            OperationKind.Withdraw => (await sut.WithdrawAsync(seen, who)).Error,
            OperationKind.Restore => (await sut.RestoreAsync(operation.Revision, seen, who)).Error,
            OperationKind.Unpublish => (await sut.UnpublishAsync(seen, who)).Error,
            OperationKind.Disable => (await sut.DisableAsync(true, who)).Error,
            OperationKind.Enable => (await sut.DisableAsync(false, who)).Error,
            OperationKind.WantApproval or OperationKind.WantNoApproval => Want(sut, operation.Kind == OperationKind.WantApproval),
            _ => null,
        };
    }

    static GrainError? Want(Workbench sut, bool approval)
    {
        sut.Settings = sut.Settings with { Approval = approval };
        return null;
    }

    static async Task CompareAsync(Workbench sut, MacroModel model, string told)
    {
        var history = (await sut.History.ReadAsync(before: null, HistoryPage.MaxLimit)).Revisions;
        history.Select(header => header.Number).ShouldBe(Enumerable.Range(1, model.Revisions.Count).Reverse(), told);
        for (var number = 1; number <= model.Revisions.Count; number++)
        {
            (await sut.History.FindAsync(number))!.Definition.Template.ShouldBe(model.Revisions[number - 1], told);
        }

        sut.Store.Head.Exists.ShouldBe(model.Exists, told);
        sut.Copies.Audit.Count(entry => entry.Action == AuditActions.ApprovalDropped).ShouldBe(model.Dropped, told);
        if (!model.Exists)
        {
            return;
        }

        var macro = sut.Read();
        (macro.State, macro.Draft.Number, macro.Draft.Definition.Template, macro.Draft.EditedBy)
            .ShouldBe((model.State, model.Draft, model.Content, model.EditedBy), told);
        sut.Store.Head.Published?.Definition.Template.ShouldBe(model.Published, told);
        (macro.Approval is { } request ? (request.RequestedBy, request.IsOpen) : ((string, bool)?)null).ShouldBe(model.Request, told);
        (sut.Copies.Listing!.State, sut.Copies.Listing.AwaitsApproval, sut.Copies.Listing.HasUnpublishedChanges)
            .ShouldBe((model.State, model.Request is { IsOpen: true }, macro.HasUnpublishedChanges), told);
    }

    static string NameOf(int who) => $"u{who}";
}
