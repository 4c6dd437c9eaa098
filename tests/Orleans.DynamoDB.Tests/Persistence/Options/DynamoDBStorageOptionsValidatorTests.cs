using Orleans.Configuration;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Options;

public sealed class DynamoDBStorageOptionsValidatorTests(DynamoDBLocal local)
{
    [Fact]
    public Task Validate_NoService_NamesTheOption() => ShouldNameAsync(nameof(DynamoDBStorageOptions.Service), options => options.Service = "");

    [Fact]
    public Task Validate_UnknownRegion_NamesTheOption() => ShouldNameAsync(nameof(DynamoDBStorageOptions.Service), options => options.Service = "eu-middle-1");

    [Fact]
    public Task Validate_KeyWithoutAClient_NamesTheOption() =>
        ShouldNameAsync(nameof(DynamoDBStorageOptions.ServiceKey), options => options.ServiceKey = "none");

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("with space")]
    public Task Validate_NoNameOfATable_NamesTheOption(string name) =>
        ShouldNameAsync(nameof(DynamoDBStorageOptions.TableName), options => options.TableName = name);

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(-5000)]
    public Task Validate_TimeToLiveBelowASecond_NamesTheOption(int milliseconds) =>
        ShouldNameAsync(nameof(DynamoDBStorageOptions.TimeToLive), options => options.TimeToLive = TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Options_Defaults_AreTheOfficialPackagesAndTouchNoTable()
    {
        var options = new DynamoDBStorageOptions();

        (options.TableName, options.ServiceId, options.DeleteStateOnClear, options.TimeToLive).ShouldBe(("OrleansGrainState", "", false, null));
        options.InitStage.ShouldBe(ServiceLifecycleStage.ApplicationServices);
        (options.CreateIfNotExists, options.UpdateIfExists, options.UseProvisionedThroughput).ShouldBe((false, false, false));
    }

    async Task ShouldNameAsync(string option, Action<DynamoDBStorageOptions> configure) =>
        (await Should.ThrowAsync<OrleansConfigurationException>(StorageHosts.StartAsync(local, configure)))
            .Message.ShouldContain($"{nameof(DynamoDBStorageOptions)}.{option}");
}
