using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>The operations in a macro's life, each from a state that is prepared for it.</summary>
internal sealed class MacroLife(GrainCluster cluster, TenantId tenant)
{
    public static ImmutableArray<string> Operations { get; } =
    [
        "create", "save", "take over", "discard", "publish", "publish again", "republish", "restore", "restore beside a draft", "disable", "enable",
        "unpublish", "unpublish disabled", "delete", "delete disabled", "create again", "import", "import disabled", "replace", "replace by disabled",
        "replace disabled", "request", "approve", "reject", "withdraw", "save over a request", "publish over a request",
    ];

    IMacroGrain Sut => cluster.Macro(tenant, "badge");

    /// <summary>Prepares the state that the operation begins with, and returns the operation.</summary>
    public async Task<Func<Task>> ArrangeAsync(string operation)
    {
        switch (operation)
        {
            case "create":
                return () => DoneAsync(Sut.Create(Definition("1"), "u1"));
            case "import":
                return () => DoneAsync(Sut.Import(Import(MacroState.Published), onDraft: null, "u1"));
            case "import disabled":
                return () => DoneAsync(Sut.Import(Import(MacroState.Disabled), onDraft: null, "u1"));
        }

        await DoneAsync(Sut.Create(Definition("1"), "u1"));
        if (operation == "publish")
        {
            return () => DoneAsync(Sut.Publish(1, "", "u1"));
        }

        if (operation is "request" or "approve" or "reject" or "withdraw" or "save over a request" or "publish over a request")
        {
            return await ArrangeApprovalAsync(operation);
        }

        if (operation == "republish")
        {
            return await ArrangeRepublishAsync();
        }

        await DoneAsync(Sut.Publish(1, "", "u1"));
        switch (operation)
        {
            case "save":
                return () => DoneAsync(Sut.SaveDraft(Definition("2"), 1, "u1"));
            case "disable":
                return () => DoneAsync(Sut.SetDisabled(disabled: true, "u1"));
            case "unpublish":
                return () => DoneAsync(Sut.Unpublish(1, "u1"));
            case "delete":
                return () => DoneAsync(Sut.Delete(null, "u1"));
            case "replace":
                return () => DoneAsync(Sut.Import(Import(MacroState.Published), 1, "u1"));
            case "replace by disabled":
                return () => DoneAsync(Sut.Import(Import(MacroState.Disabled), 1, "u1"));
            case "create again":
                await DoneAsync(Sut.Delete(null, "u1"));
                return () => DoneAsync(Sut.Create(Definition("2"), "u1"));
            case "enable" or "unpublish disabled" or "delete disabled" or "replace disabled":
                await DoneAsync(Sut.SetDisabled(disabled: true, "u1"));
                return operation switch
                {
                    "enable" => () => DoneAsync(Sut.SetDisabled(disabled: false, "u1")),
                    "unpublish disabled" => () => DoneAsync(Sut.Unpublish(1, "u1")),
                    "delete disabled" => () => DoneAsync(Sut.Delete(null, "u1")),
                    _ => () => DoneAsync(Sut.Import(Import(MacroState.Published), 1, "u1")),
                };
        }

        await DoneAsync(Sut.SaveDraft(Definition("2"), 1, "u1"));
        switch (operation)
        {
            case "publish again":
                return () => DoneAsync(Sut.Publish(2, "", "u1"));
            case "take over":
                return () => DoneAsync(Sut.SaveDraft(Definition("3"), 2, "u2"));
            case "discard":
                return () => DoneAsync(Sut.DiscardDraft(2, "u1"));
        }

        await DoneAsync(Sut.Publish(2, "", "u1"));
        if (operation == "restore")
        {
            return () => DoneAsync(Sut.Restore(1, 2, "", "u1"));
        }

        await DoneAsync(Sut.SaveDraft(Definition("3"), 2, "u1"));
        return operation == "restore beside a draft"
            ? () => DoneAsync(Sut.Restore(1, 3, "", "u1"))
            : throw new ArgumentOutOfRangeException(nameof(operation), operation, "Is no operation.");
    }

    static MacroDefinition Definition(string name) => Definitions.Create($"text {name}") with { Name = $"name {name}" };

    static MacroImport Import(MacroState state) => new()
    {
        State = state, Draft = Definition("draft"), EditedBy = "u7", EditedAt = DateTimeOffset.UnixEpoch,
        Revisions =
        [
            .. Enumerable.Range(1, 3).Select(number => new MacroRevision(
                new(number, "u8", DateTimeOffset.UnixEpoch, "", ""), Definition($"imported {number}"))),
        ],
    };

    static async Task DoneAsync<T>(Task<Result<T>> operation) => (await operation).Error.ShouldBeNull();

    async Task<Func<Task>> ArrangeApprovalAsync(string operation)
    {
        await SetApprovalAsync(isWanted: true, version: 0);
        if (operation == "request")
        {
            return () => DoneAsync(Sut.RequestApproval(1, "", "u1"));
        }

        await DoneAsync(Sut.RequestApproval(1, "", "u1"));
        switch (operation)
        {
            case "approve":
                return () => DoneAsync(Sut.Approve(1, "", "u2"));
            case "reject":
                return () => DoneAsync(Sut.Reject(1, "No.", "u2"));
            case "withdraw":
                return () => DoneAsync(Sut.WithdrawRequest(1, "u1"));
            case "save over a request":
                return () => DoneAsync(Sut.SaveDraft(Definition("2"), 1, "u1"));
        }

        await SetApprovalAsync(isWanted: false, version: 1);
        return () => DoneAsync(Sut.Publish(1, "", "u1"));
    }

    async Task<Func<Task>> ArrangeRepublishAsync()
    {
        var parts = cluster.Grains.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(tenant));
        var part = new SharedPart { Name = "box", Kind = SharedPartKind.Snippet, Template = "one" };
        await DoneAsync(parts.Save(part, onNumber: null, "u1"));
        await DoneAsync(Sut.SaveDraft(Definition("{{ include 'box' }}"), 1, "u1"));
        await DoneAsync(Sut.Publish(2, "", "u1"));
        await DoneAsync(parts.Save(part with { Template = "two" }, onNumber: 1, "u1"));
        return () => DoneAsync(Sut.Republish("", "u1"));
    }

    async Task SetApprovalAsync(bool isWanted, int version) =>
        await DoneAsync(cluster.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).SaveSettings(new() { Approval = isWanted }, version, "u1"));
}
