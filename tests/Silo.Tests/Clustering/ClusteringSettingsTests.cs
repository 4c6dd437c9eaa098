using Microsoft.Extensions.Configuration;
using UserMacro.Silo.Clustering;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Tests.Clustering;

public sealed class ClusteringSettingsTests
{
    [Fact]
    public void Read_Nothing_OrleansOwnDefaults() =>
        ClusteringSettings.Read(new ConfigurationManager()).ShouldBe(new(ClusteringProvider.Localhost, "dev", "dev", 11111, 30000));

    [Fact]
    public void Read_SiloPortZero_TakesAFreeOneAndTellsOrleans()
    {
        var configuration = new ConfigurationManager { ["Orleans:Endpoints:SiloPort"] = "0", ["Orleans:Endpoints:GatewayPort"] = "0" };

        var settings = ClusteringSettings.Read(configuration);

        settings.SiloPort.ShouldBeGreaterThan(0);
        settings.GatewayPort.ShouldBe(0);
        configuration["Orleans:Endpoints:SiloPort"].ShouldBe($"{settings.SiloPort}");
    }

    [Theory]
    [InlineData("Clustering:Provider", "Gossip")]
    [InlineData("Orleans:Endpoints:SiloPort", "65536")]
    [InlineData("Orleans:Endpoints:SiloPort", "-1")]
    [InlineData("Orleans:Endpoints:SiloPort", "many")]
    [InlineData("Orleans:Endpoints:GatewayPort", "1e3")]
    [InlineData("Orleans:Endpoints:GatewayPort", "11111")]
    public void Read_WrongValue_OneLineThatNamesTheKey(string key, string value)
    {
        var fault = Should.Throw<ConfigurationFaultException>(() => ClusteringSettings.Read(new ConfigurationManager { [key] = value }));

        fault.Message.ShouldStartWith($"{key}: ");
        fault.Message.ShouldNotContain('\n');
    }
}
