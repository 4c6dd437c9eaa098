using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Silo.Operations;
using UserMacro.Silo.Tests.Operations;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.Moves;

/// <summary>A site moves between two deployments with files, keys and regions of their own, by the commands that operators type.</summary>
public sealed class MoveTests : IAsyncLifetime
{
    const string SourceRegion = "eu-central-1";
    const string TargetRegion = "us-east-1";

    readonly TemporaryFolder _folder = new();
    Deployment _source = null!;
    Deployment _target = null!;
    TenantId _tenant;
    string _key = "";

    string Archive => _folder.File("site.archive");

    public async ValueTask InitializeAsync()
    {
        _source = await Deployment.StartAsync(SourceRegion);
        _target = await Deployment.StartAsync(TargetRegion);
        _tenant = await _source.FillAsync();
        await RunAsync(_target, "key");
        _key = _target.Operator.Output.Trim();
    }

    [Fact]
    public async Task Move_AllSteps_TargetServesWhatTheSourceDidAndTheSourceIsErased()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var renders = RenderWhileAsync(_source, stop.Token);

        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);
        await ShouldBeReadOnlyAsync(_source);
        await RunAsync(_target, "import", "--from", Archive, "--source-region", SourceRegion);
        (await _target.FindAsync()).ShouldBeNull("it is not served before the switch");
        await RunAsync(_target, "verify", "--site", _tenant.Value);
        await RunAsync(_source, "verify", "--site", Deployment.ClientKey, "--digest", DigestOf(_target.Operator));
        await RunAsync(_target, "switch", "--site", _tenant.Value);
        (await renders.StopAsync(stop)).ShouldBeGreaterThan(0);
        await RunAsync(_source, "switch", "--site", Deployment.ClientKey);

        (await _source.AccessAsync(_tenant)).ShouldNotBeNull().Stage.ShouldBe(MoveStage.Moved);
        TenantScope.Enter(_tenant);
        (await _source.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant)).CurrentAccess()).ShouldBeNull("the source calls the site no more");
        (await _target.FindAsync()).ShouldBe(_tenant);
        (await _target.RenderAsync(_tenant)).ShouldContain("two");
        await ShouldHoldAllAsync(_target);

        await RunAsync(_source, "finish", "--site", Deployment.ClientKey, "--erase", _tenant.Value);

        _source.Operator.Output.ShouldContain("Certificate: ");
        (await _source.CountAsync(_tenant)).ShouldBe(0);
        (await _source.FindAsync()).ShouldBeNull();
        (await _target.RenderAsync(_tenant)).ShouldContain("two");
        await EditAsync(_target, "four");
        (await _target.ActionsAsync(_tenant)).ShouldContain(AuditActions.OperatorMoved);
        await RunAsync(_target, "finish", "--site", Deployment.ClientKey);
        await RunAsync(_target, "rollback", "--site", Deployment.ClientKey, "--discard-changes", _tenant.Value);
        (await _target.RenderAsync(_tenant)).ShouldContain("four", Case.Sensitive, "what was finished is not rolled back");
    }

    [Fact]
    public async Task RollBack_BeforeTheErasure_SourceServesAndTheCopyIsGone()
    {
        await ToVerifiedAsync();
        await RunAsync(_target, "switch", "--site", _tenant.Value);
        await RunAsync(_source, "switch", "--site", Deployment.ClientKey);

        (await _source.Operator.RunAsync("move", "rollback", "--site", Deployment.ClientKey)).ShouldBe(TenantCommands.Refused);
        await RunAsync(_source, "rollback", "--site", Deployment.ClientKey, "--discard-changes", _tenant.Value);
        await RunAsync(_target, "rollback", "--site", _tenant.Value, "--discard-changes", _tenant.Value);

        (await _source.AccessAsync(_tenant)).ShouldNotBeNull().Stage.ShouldBeNull();
        await EditAsync(_source, "four");
        (await _source.ActionsAsync(_tenant)).Where(AuditActions.IsOfOperator).ShouldBe(
            [AuditActions.OperatorRolledBackMove, AuditActions.OperatorBeganMove]);
        (await _target.CountAsync(_tenant)).ShouldBe(0);
        (await _target.FindAsync()).ShouldBeNull();
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", _folder.File("again.archive"));
        await RunAsync(_target, "import", "--from", _folder.File("again.archive"), "--source-region", SourceRegion);
    }

    [Fact]
    public async Task HostMove_CopiedByTheOperator_IsReadyThenAndItsCommitIsTheSwitch()
    {
        TenantScope.Enter(_tenant);
        var move = MoveCommands.Move(_source.Grains, _tenant);
        (await move.ScheduleHostMove(new(7, "US", DateTimeOffset.MaxValue, ResidencyStep.Scheduled))).Error.ShouldBeNull();
        (await move.AdvanceHostMove(7, ResidencyStep.Started)).Error.ShouldBeNull();
        (await move.HostMove()).ShouldNotBeNull().IsReady.ShouldBeFalse();
        (await move.AdvanceHostMove(7, ResidencyStep.Committed)).Error.ShouldBeOfType<UnavailableError>("the host asks again");

        await ToVerifiedAsync();

        (await move.HostMove()).ShouldNotBeNull().IsReady.ShouldBeTrue();
        (await move.AdvanceHostMove(7, ResidencyStep.Committed)).Error.ShouldBeNull();
        (await move.AdvanceHostMove(7, ResidencyStep.Committed)).Error.ShouldBeNull();
        (await _source.AccessAsync(_tenant)).ShouldNotBeNull().Stage.ShouldBe(MoveStage.Moved);
    }

    [Fact]
    public async Task HostMove_RolledBackByTheHost_HasTheSourceServeAgain()
    {
        TenantScope.Enter(_tenant);
        var move = MoveCommands.Move(_source.Grains, _tenant);
        await move.ScheduleHostMove(new(7, "US", DateTimeOffset.MaxValue, ResidencyStep.Scheduled));
        await move.AdvanceHostMove(7, ResidencyStep.Started);
        await ToVerifiedAsync();

        (await move.AdvanceHostMove(7, ResidencyStep.RolledBack)).Error.ShouldBeNull();

        await EditAsync(_source, "four");
    }

    [Fact]
    public async Task Steps_OutOfTheirOrder_AreRefusedAndChangeNothing()
    {
        foreach (var step in new[] { "switch", "verify" })
        {
            (await _source.Operator.RunAsync("move", step, "--site", Deployment.ClientKey)).ShouldBe(TenantCommands.Refused, step);
        }

        (await FinishAsync(_tenant.Value)).ShouldBe(TenantCommands.Refused);
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);
        (await _source.Operator.RunAsync("move", "switch", "--site", Deployment.ClientKey)).ShouldBe(TenantCommands.Refused, "the copy was not verified");
        (await _source.Operator.RunAsync("move", "verify", "--site", Deployment.ClientKey, "--digest", new string('0', 64))).ShouldBe(TenantCommands.Refused);
        await RunAsync(_target, "import", "--from", Archive, "--source-region", SourceRegion);
        await RunAsync(_target, "verify", "--site", _tenant.Value);
        await RunAsync(_source, "verify", "--site", Deployment.ClientKey, "--digest", DigestOf(_target.Operator));
        (await FinishAsync(_tenant.Value)).ShouldBe(TenantCommands.Refused, "the source still serves");
        await RunAsync(_source, "switch", "--site", Deployment.ClientKey);
        (await FinishAsync("t-00000000000000000000000000000000")).ShouldBe(TenantCommands.Refused, "another id");

        (await _source.CountAsync(_tenant)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Import_WhatIsNotMeantForThisDeployment_IsRefusedAndNothingIsServed()
    {
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);

        (await ImportAsync(Archive)).ShouldContain("--source-region");
        (await ImportAsync(Archive, "--source-region", "ap-south-1")).ShouldContain("'eu-central-1'");
        await using var other = await Deployment.StartAsync(TargetRegion);
        (await ImportAsync(other, Archive, "--source-region", SourceRegion)).ShouldContain("another deployment");
        await using var elsewhere = await Deployment.StartAsync("ap-south-1");
        (await ImportAsync(elsewhere, Archive, "--source-region", SourceRegion)).ShouldContain("'us-east-1'");
        (await ImportAsync(_source, Archive)).ShouldContain("'us-east-1'");

        (await _target.CountAsync(_tenant)).ShouldBe(0);
    }

    [Fact]
    public async Task Import_CutOffAndThenWhole_EndsWithTheSame()
    {
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);
        var bytes = await File.ReadAllBytesAsync(Archive, TestContext.Current.CancellationToken);
        var cut = _folder.File("cut.archive");
        await File.WriteAllBytesAsync(cut, bytes[..^3], TestContext.Current.CancellationToken);

        (await ImportAsync(cut, "--source-region", SourceRegion)).ShouldContain("cut off");
        (await _target.CountAsync(_tenant)).ShouldBeGreaterThan(0, "it stopped in the middle");
        (await _target.Operator.RunAsync("move", "switch", "--site", _tenant.Value)).ShouldBe(TenantCommands.Refused);
        await RunAsync(_target, "import", "--from", Archive, "--source-region", SourceRegion);

        (await _target.CountAsync(_tenant)).ShouldBe(await _source.CountAsync(_tenant));
    }

    [Fact]
    public async Task Import_Altered_IsRefusedAtEachPlace()
    {
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);
        var bytes = await File.ReadAllBytesAsync(Archive, TestContext.Current.CancellationToken);
        var altered = _folder.File("altered.archive");
        foreach (var place in new[] { 40, bytes.Length / 3, bytes.Length / 2, bytes.Length - 1 })
        {
            bytes[place] ^= 1;
            await File.WriteAllBytesAsync(altered, bytes, TestContext.Current.CancellationToken);
            bytes[place] ^= 1;

            (await _target.Operator.RunAsync("move", "import", "--from", altered, "--source-region", SourceRegion)).ShouldBe(TenantCommands.Refused);
            (await _target.Operator.RunAsync("move", "rollback", "--site", _tenant.Value)).ShouldBe(0);
        }

        await RunAsync(_target, "import", "--from", Archive, "--source-region", SourceRegion);
    }

    [Fact]
    public async Task Import_SiteThatIsThereAlready_IsRefusedAndUntouched()
    {
        var there = await _target.FillAsync();
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);

        (await ImportAsync(Archive, "--source-region", SourceRegion)).ShouldContain("already");

        (await _target.FindAsync()).ShouldBe(there);
        (await _target.RenderAsync(there)).ShouldContain("two");
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
        _folder.Dispose();
    }

    async Task ToVerifiedAsync()
    {
        await RunAsync(_source, "export", "--site", Deployment.ClientKey, "--for", _key, "--to", Archive);
        await RunAsync(_target, "import", "--from", Archive, "--source-region", SourceRegion);
        await RunAsync(_target, "verify", "--site", _tenant.Value);
        await RunAsync(_source, "verify", "--site", Deployment.ClientKey, "--digest", DigestOf(_target.Operator));
    }

    async Task ShouldHoldAllAsync(Deployment deployment)
    {
        TenantScope.Enter(_tenant);
        var key = GrainKeys.Tenant(_tenant);
        (await deployment.Macro(_tenant).Read()).Value.ShouldNotBeNull().Draft.Definition.Template.ShouldBe("<b>three</b>");
        var history = (await deployment.Macro(_tenant).History(before: null, limit: 10)).Value.ShouldNotBeNull();
        history.Revisions.Select(header => header.Note).ShouldBe(["another note", "a note"]);
        (await deployment.Macro(_tenant).ReadRevision(1)).Value.ShouldNotBeNull().Definition.Template.ShouldBe("<b>one</b>");
        (await deployment.Grains.GetGrain<ITokensGrain>(key).List()).ShouldHaveSingleItem().Name.ShouldBe("CI");
        (await deployment.Grains.GetGrain<IConnectionsGrain>(key).Target("weather"))!.Headers.ShouldContainKeyAndValue("X-Key", "hidden");
        (await deployment.ActionsAsync(_tenant)).ShouldBeSubsetOf(
            [.. await _source.ActionsAsync(_tenant), AuditActions.OperatorMoved], "and the lines from before are there");
        (await deployment.ActionsAsync(_tenant)).ShouldContain(AuditActions.OperatorBeganMove);
    }

    async Task ShouldBeReadOnlyAsync(Deployment deployment)
    {
        (await deployment.AccessAsync(_tenant)).ShouldNotBeNull().Stage.ShouldBe(MoveStage.ReadOnly);
        var before = await deployment.RenderAsync(_tenant);
        var number = (await deployment.Macro(_tenant).Read()).Value.ShouldNotBeNull().Draft.Number;
        (await deployment.Macro(_tenant).SaveDraft(new() { Name = "Badge", Template = "<b>late</b>" }, number, "u1")).Error.ShouldBeOfType<UnavailableError>();
        (await deployment.Macro(_tenant).Delete(onDraft: null, "u1")).Error.ShouldNotBeNull();
        (await deployment.RenderAsync(_tenant)).ShouldBe(before);
    }

    async Task EditAsync(Deployment deployment, string text)
    {
        var macro = deployment.Macro(_tenant);
        var number = (await macro.Read()).Value.ShouldNotBeNull().Draft.Number;
        var saved = await macro.SaveDraft(new() { Name = "Badge", Template = $"<b>{text}</b>" }, number, "u1");
        saved.Error.ShouldBeNull();
        (await macro.Publish(saved.Value!.Draft.Number, "", "u1")).Error.ShouldBeNull();
        (await deployment.RenderAsync(_tenant)).ShouldContain(text);
    }

    Task<int> FinishAsync(string confirmation) =>
        _source.Operator.RunAsync("move", "finish", "--site", Deployment.ClientKey, "--erase", confirmation);

    Task<string> ImportAsync(string archive, params string[] more) => ImportAsync(_target, archive, more);

    static async Task<string> ImportAsync(Deployment deployment, string archive, params string[] more)
    {
        (await deployment.Operator.RunAsync(["move", "import", "--from", archive, .. more])).ShouldBe(TenantCommands.Refused, deployment.Operator.Errors);
        return deployment.Operator.Output;
    }

    static async Task RunAsync(Deployment deployment, params string[] command) =>
        (await deployment.Operator.RunAsync(["move", .. command])).ShouldBe(
            0, $"{string.Join(' ', command)}: {deployment.Operator.Output}{deployment.Operator.Errors}");

    static string DigestOf(Operator someone) => someone.Output.Split("Digest: ")[1].Trim();

    Renders RenderWhileAsync(Deployment deployment, CancellationToken stop) => new(RenderAllAsync(deployment, stop));

    // One that fails fails the test by its exception.
    async Task<int> RenderAllAsync(Deployment deployment, CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            (await deployment.RenderAsync(_tenant)).ShouldContain("two");
        }

        return count;
    }

    sealed record Renders(Task<int> Count)
    {
        public async Task<int> StopAsync(CancellationTokenSource stop)
        {
            await stop.CancelAsync();
            return await Count;
        }
    }
}
