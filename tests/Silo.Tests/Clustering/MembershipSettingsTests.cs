using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using UserMacro.Silo.Clustering;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Tests.Clustering;

public sealed class MembershipSettingsTests
{
    [Fact]
    public void Apply_NothingSet_OrleansDefaultsButForSilentSilos()
    {
        var options = Apply();

        options.ProbeTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        options.MaxProbeTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        options.NumMissedProbesLimit.ShouldBe(3);
        options.NumVotesForDeathDeclaration.ShouldBe(2);
        options.TableRefreshTimeout.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Apply_NamesOfOrleans_AreTaken()
    {
        var options =
            Apply(("ProbeTimeout", "00:00:01"), ("numMissedProbesLimit", "2"), ("EnableIndirectProbes", "false"), ("TableRefreshTimeout", "00:00:02"),
                ("DefunctSiloCleanupPeriod", "00:10:00"));

        options.ProbeTimeout.ShouldBe(TimeSpan.FromSeconds(1));
        options.MaxProbeTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        options.NumMissedProbesLimit.ShouldBe(2);
        options.EnableIndirectProbes.ShouldBeFalse();
        options.TableRefreshTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        options.DefunctSiloCleanupPeriod.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Theory]
    [InlineData("ProbTimeout", "00:00:01")]
    [InlineData("ProbeTimeout", "soon")]
    [InlineData("ProbeTimeout", "")]
    [InlineData("ProbeTimeout", "-00:00:01")]
    [InlineData("NumMissedProbesLimit", "0")]
    [InlineData("NumMissedProbesLimit", "3.5")]
    [InlineData("MaxProbeTimeout", "00:00:01")]
    public void Read_WrongValue_OneLineThatNamesTheKey(string name, string value)
    {
        var message = Should.Throw<ConfigurationFaultException>(() => Apply((name, value))).Message;

        message.ShouldStartWith($"Orleans:Membership:{name}: ");
        message.ShouldNotContain('\n');
    }

    static ClusterMembershipOptions Apply(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration[$"Orleans:Membership:{name}"] = value;
        }

        var options = new ClusterMembershipOptions();
        MembershipSettings.Read(configuration).Apply(options);
        return options;
    }
}
