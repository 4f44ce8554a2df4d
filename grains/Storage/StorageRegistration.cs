using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Models;
using Cluster.Contracts.Optuna;
using Cluster.Contracts.Signals;
using Cluster.Grains.Comparisons;
using Cluster.Grains.Devices;
using Cluster.Grains.Models;
using Cluster.Grains.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cluster.Grains.Storage;

/// <summary>Puts the tables into the container; used in every role.</summary>
public static class StorageRegistration
{
    /// <summary>Adds repositories and query interfaces; an NpgsqlDataSource has to be there.</summary>
    public static IServiceCollection AddClusterStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BlobStore>();
        services.AddSingleton<IBlobStore>(p => p.GetRequiredService<BlobStore>());
        services.AddSingleton<CommandTable>();
        services.AddSingleton<ImportFormTable>();
        services.AddSingleton<IImportQueries, ImportTable>();
        services.AddSingleton<ISignalExports, SignalExports>();
        services.AddSingleton<SubscriptionTable>();
        services.AddSingleton<IdSequence>();
        services.AddSingleton<JobTable>();
        services.AddSingleton<GenerationTable>();
        services.AddSingleton<IJobEndStore, JobEndTable>();
        services.AddSingleton<IReportStore, ReportTable>();
        services.AddSingleton<CampaignTable>();
        services.AddSingleton<ICampaignQueries>(p => p.GetRequiredService<CampaignTable>());
        services.AddSingleton<StudySnapshots>();
        services.AddSingleton<CampaignAsStudy>();
        services.AddSingleton<StudyTable>();
        services.AddSingleton<IStudyQueries>(p => p.GetRequiredService<StudyTable>());
        services.AddSingleton<IArtifactQueries, ArtifactTable>();
        services.AddSingleton<EvaluationTable>();
        services.AddSingleton<IEvaluationQueries>(p => p.GetRequiredService<EvaluationTable>());
        services.AddSingleton<PredictionInsights>();
        services.AddSingleton<PredictionTable>();
        services.AddSingleton<IPredictionQueries>(p => p.GetRequiredService<PredictionTable>());
        services.AddSingleton<UploadTable>();
        services.AddSingleton<SignalTable>();
        services.AddSingleton<DatasetTable>();
        services.AddSingleton<IDatasetQueries>(p => p.GetRequiredService<DatasetTable>());
        services.AddSingleton<ISignalCurves, SignalCurves>();
        services.AddSingleton<IDatasetFiles, DatasetListingTable>();
        services.AddSingleton<ComparisonTable>();
        services.AddSingleton<IComparisonQueries>(p => p.GetRequiredService<ComparisonTable>());
        services.AddSingleton<ISignalSearch, SignalSearchTable>();
        services.AddSingleton<IFeatureQueries, FeatureTable>();
        services.AddSingleton<SignalFeatureWrites>();
        services.AddSingleton<FeatureBackfill>();
        services.AddSingleton<SelectionTable>();
        services.AddSingleton<ProjectionTable>();
        services.AddSingleton<IProjectionQueries>(p => p.GetRequiredService<ProjectionTable>());
        services.AddSingleton<SpareCores>();
        services.AddSingleton<ISignalTruthQueries, SignalTruthTable>();
        services.AddSingleton<IGeneratorPreviews, GeneratorPreviews>();
        services.AddSingleton<FeatureComparison>();
        services.AddSingleton<IDifferenceQueries, DifferenceStore>();
        services.AddSingleton<PostgresGrainStorage>();
        return services;
    }
}
