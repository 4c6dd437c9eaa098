using UserMacro.DynamoDB.Local;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Operations;
using UserMacro.Silo.Tests.DynamoDB;
using UserMacro.Silo.Tests.Hosting;
using UserMacro.Silo.Tests.Tls;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.Operations;

public sealed class OperatorProgramTests(DynamoDBLocal dynamoDB) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_StatusOfASilo_TellsItsKeys()
    {
        var gateway = $"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}";
        await using var silo = await TestSilo.StartAsync(_folder.File("usermacro.db"), gateway);
        var sut = new Operator(gateway);

        (await sut.RunAsync("keys", "status")).ShouldBe(0, sut.Errors);

        sut.Output.ShouldContain("Owners of data keys (sites and the service): 1");
        sut.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ClusterOverDynamoDBWithMutualTls_Answers()
    {
        using var authority = new TestAuthority();
        using var files = new TestFiles(authority.Issue(), authority.Pem);
        using var client = new TestFiles(authority.Issue([TestAuthority.Client]), authority.Pem);
        await using var cluster = new TestCluster(dynamoDB);
        await cluster.StartAsync(cluster.CreateSilo("key", files.Arguments));

        var sut = new Operator(cluster.ClientSettings(client.Arguments));
        (await sut.RunAsync("keys", "status")).ShouldBe(0, sut.Errors);
        var stranger = new Operator(cluster.ClientSettings([]));
        (await stranger.RunAsync("keys", "status")).ShouldBe(HostRunner.Unavailable);
    }

    [Fact]
    public async Task Run_NoSilo_IsOneLineThatNamesTheCluster()
    {
        var sut = new Operator($"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}", "--Orleans:ClusterId=blue");

        (await sut.RunAsync("keys", "status")).ShouldBe(HostRunner.Unavailable);

        sut.Errors.ShouldStartWith("No silo of the cluster 'blue'");
        sut.Errors.TrimEnd().ShouldNotContain('\n');
        sut.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NoGatewayPort_IsAFaultOfTheConfiguration()
    {
        var sut = new Operator("--Orleans:Endpoints:GatewayPort=0");

        (await sut.RunAsync("keys", "status")).ShouldBe(HostRunner.ConfigurationFault);

        sut.Errors.ShouldStartWith("Orleans:Endpoints:GatewayPort:");
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("keys", "status", "--never")]
    [InlineData("nothing")]
    public async Task Run_WrongUsage_HasItsExitCode(params string[] command) => (await new Operator().RunAsync(command)).ShouldBe(OperatorProgram.Usage);

    [Fact]
    public void IsMeant_ArgumentsOfASilo_AreNot()
    {
        OperatorProgram.IsMeant(["--Storage:Provider=Memory"]).ShouldBeFalse();
        OperatorProgram.IsMeant(["operate", "keys", "status"]).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
